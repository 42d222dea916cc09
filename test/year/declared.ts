// What the people of the year mean: instances that they declare, as text for the repository and as what must run.

export type Meant = {
  readonly name: string;
  readonly image: string;
  /** MB; 0: no limit. */
  readonly memory: number;
  /** A host port; 0: none. */
  readonly port: number;
  /** The text is no valid declaration. */
  readonly isBad: boolean;
  readonly movedFrom: string | undefined;
  /** What its data volume holds, whatever it is called by now. */
  readonly canary: string;
};

/** Changes of this one are made at night alone. */
export const NIGHTLY = 'nightly';
export const NIGHT = { minute: 90, lastsMinutes: 120, timezone: 'Europe/Berlin' } as const;

/** `minutes`: between two full looks. */
export function fleetText(sweepSeconds: number, minutes: number): string {
  return `
  drift: { sweep: ${sweepSeconds}s, inspect: ${minutes}m }, approvals: { expire: 6h },
  budget: { removePercent: 50, removeCount: 2 },
  policies: [
    { name: exposure, match: { risks: [exposure, data-risk, data-loss] }, approvals: { count: 1 } },
    { name: night, match: { instances: [${NIGHTLY}] },
      windows: { allow: [{ cron: "30 1 * * *", duration: 2h, timezone: ${NIGHT.timezone} }] } },
  ],`;
}

export function meant(name: string): Meant {
  const canary = `canary of ${name}`;
  return { name, image: 'app:1', memory: 0, port: 0, isBad: false, movedFrom: undefined, canary };
}

export function fileOf(name: string): string {
  return `instances/${name}.yaml`;
}

export function textOf({ name, image, memory, port, isBad, movedFrom }: Meant): string {
  const limit = memory === 0 ? '' : `, mem_limit: ${memory}m`;
  const ports = port === 0 ? '' : `, ports: ["127.0.0.1:${port}:80"]`;
  const web = `web: { image: "${image}"${limit}${ports} }`;
  const db = 'db: { image: "app:1", volumes: ["data:/data"] }';
  const moved = movedFrom === undefined ? '' : `, movedFrom: ${movedFrom}`;
  const services = isBad ? 'servces' : 'services';
  return [
    'apiVersion: shipshape.dev/v1',
    'kind: Instance',
    `metadata: { name: ${name}${moved} }`,
    'spec:',
    `  compose: { ${services}: { ${web}, ${db} }, volumes: { data: {} } }`,
    '',
  ].join('\n');
}

/** True when changes of `nightly` may be made at this time; told from the wall clock of the place alone. */
export function isNight(now: number): boolean {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: NIGHT.timezone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const opens = `${String(Math.floor(NIGHT.minute / 60)).padStart(2, '0')}:${NIGHT.minute % 60}`;
  for (let ago = 0; ago <= NIGHT.lastsMinutes; ago += 1) {
    if (format.format(now - ago * 60_000) === opens) return true;
  }
  return false;
}
