// What an engine is and can do: the facts that expectations and plans depend on.

import type { InfoJson, VersionJson } from '../model/engine.ts';
import type { EngineFacts } from '../model/observed.ts';

/** The facts of `info` and `version`. What an engine does not say about its limits, it can do. */
export function toEngineFacts(info: InfoJson, version: VersionJson): EngineFacts {
  const options = info.SecurityOptions ?? [];
  return {
    id: info.ID,
    name: info.Name,
    version: version.Version,
    apiVersion: version.ApiVersion,
    os: version.Os,
    architecture: version.Arch,
    cpus: info.NCPU,
    memoryBytes: info.MemTotal,
    cgroupVersion: info.CgroupVersion ?? '1',
    rootless: options.some((option) => /(^|,)name=rootless(,|$)/.test(option)),
    liveRestore: info.LiveRestoreEnabled,
    defaultRuntime: info.DefaultRuntime,
    defaultLogDriver: info.LoggingDriver,
    initBinary: info.InitBinary,
    securityOptions: options,
    dataRoot: info.DockerRootDir,
    limits: {
      memory: info.MemoryLimit ?? true,
      swap: info.SwapLimit ?? true,
      cpuPeriod: info.CpuCfsPeriod ?? true,
      cpuQuota: info.CpuCfsQuota ?? true,
      cpuShares: info.CPUShares ?? true,
      cpuset: info.CPUSet ?? true,
      pids: info.PidsLimit ?? true,
      oomKillDisable: info.OomKillDisable ?? true,
      blkioWeight: !(info.Warnings ?? []).some((warning) => warning.includes('No blkio weight support')),
    },
  };
}
