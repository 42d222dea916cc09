// Declarations of limits, restart policies and logging.

import { type Case, MIB } from './case.ts';

export const LIMITS: readonly Case[] = [
  { says: 'restart always', image: 'plain', declared: { restart: { name: 'always', maxRetries: 0 } } },
  {
    says: 'restart unless stopped',
    image: 'plain',
    declared: { restart: { name: 'unless-stopped', maxRetries: 0 } },
  },
  {
    says: 'restart on failure',
    image: 'plain',
    declared: { restart: { name: 'on-failure', maxRetries: 5 } },
  },
  { says: 'restart no', image: 'plain', declared: { restart: { name: 'no', maxRetries: 0 } } },
  { says: 'memory', image: 'plain', declared: { memory: 64 * MIB } },
  {
    says: 'memory and swap',
    image: 'plain',
    declared: { memory: 64 * MIB, memorySwap: 96 * MIB, memoryReservation: 32 * MIB },
  },
  { says: 'memory and all swap', image: 'plain', declared: { memory: 64 * MIB, memorySwap: -1 } },
  { says: 'swap without memory', image: 'plain', declared: { memorySwap: -1 } },
  { says: 'swappiness', image: 'plain', declared: { memory: 64 * MIB, memorySwappiness: 10 } },
  { says: 'cpus', image: 'plain', declared: { nanoCpus: 500_000_000, cpuset: '0' } },
  {
    says: 'cpu shares, period and quota',
    image: 'plain',
    declared: { cpuShares: 512, cpuPeriod: 50_000, cpuQuota: 25_000 },
  },
  { says: 'the usual period', image: 'plain', declared: { cpuPeriod: 100_000, cpuQuota: 50_000 } },
  { says: 'pids', image: 'plain', declared: { pidsLimit: 100 } },
  { says: 'no limit of pids', image: 'plain', declared: { pidsLimit: -1 } },
  {
    says: 'the out-of-memory killer',
    image: 'plain',
    declared: { oomScoreAdj: 500, oomKillDisable: true, memory: 64 * MIB },
  },
  { says: 'shared memory', image: 'plain', declared: { shmSize: 128 * MIB } },
  {
    says: 'ulimits',
    image: 'plain',
    declared: {
      ulimits: [
        { name: 'nproc', soft: 100, hard: 100 },
        { name: 'nofile', soft: 1024, hard: 2048 },
      ],
    },
  },
  { says: 'sysctls', image: 'plain', declared: { sysctls: { 'net.core.somaxconn': '512' } } },
  {
    says: 'a log driver',
    image: 'plain',
    declared: { logging: { driver: 'local', options: { 'max-size': '1m' } } },
  },
  {
    says: 'log options',
    image: 'plain',
    declared: { logging: { driver: '', options: { 'max-size': '1m', 'max-file': '3' } } },
  },
  { says: 'no logs', image: 'plain', declared: { logging: { driver: 'none', options: {} } } },
];
