// The life of one instance beside a neighbour that nobody touches: each workload takes it from one state to
// the next, so that where one ends another begins. Names carry the lab's own tag, so that labs live side by side.

export const WORKLOADS = [
  'create',
  'env',
  'config',
  'data',
  'image',
  'killed',
  'limited',
  'deleted',
  'rename',
  'remove',
] as const;

export type Workload = (typeof WORKLOADS)[number];

/** What somebody does to containers by hand, which is then put right. */
export const TAMPERINGS: Readonly<Partial<Record<Workload, 'kill web' | 'limit db' | 'delete web'>>> = {
  killed: 'kill web',
  limited: 'limit db',
  deleted: 'delete web',
};

type Shape = {
  readonly isThere: boolean;
  readonly name: 'app' | 'crm';
  readonly version: number;
  readonly config: number;
  readonly data: number;
  readonly image: number;
};

const FIRST: Shape = { isThere: false, name: 'app', version: 1, config: 1, data: 1, image: 1 };

const CHANGES: Readonly<Record<Workload, Partial<Shape>>> = {
  create: { isThere: true },
  env: { version: 2 },
  config: { config: 2 },
  data: { data: 2 },
  image: { image: 2 },
  killed: {},
  limited: {},
  deleted: {},
  rename: { name: 'crm' },
  remove: { isThere: false },
};

/** Files of the declarations before a workload, and after it. */
export function declarationsOf(
  workload: Workload,
  tag: string,
): { readonly before: Files; readonly after: Files } {
  let shape = FIRST;
  for (const one of WORKLOADS) {
    const before = shape;
    shape = { ...shape, ...CHANGES[one] };
    if (one === workload) return { before: filesOf(before, tag), after: filesOf(shape, tag) };
  }
  throw new Error(`no workload ${workload}`);
}

export type Files = Readonly<Record<string, string | null>>;

const WAIT = `["sh", "-c", "trap 'exit 0' TERM; sleep 2147483 & wait"]`;

function filesOf({ isThere, name, version, config, data, image }: Shape, tag: string): Files {
  const moved = name === 'crm' ? `, movedFrom: ${tag}-app` : '';
  const app = `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: ${tag}-${name}${moved} }
spec:
  health: { within: 20s, stableFor: 100ms }
  secrets: { API_KEY: { env: API_KEY } }
  compose:
    services:
      db:
        image: shipshape-test/busybox:1
        command: ${WAIT}
        environment: { DATA: "${data}" }
        volumes: ["data:/data"]
        mem_limit: 64m
        stop_grace_period: 2s
      web:
        image: shipshape-test/busybox:${image}
        command: ${WAIT}
        environment: { RELEASE: "${version}", API_KEY: "\${API_KEY}" }
        volumes: ["./web.conf:/etc/web.conf:ro"]
        depends_on: [db]
        stop_grace_period: 2s
    volumes: { data: {} }
`;
  const side = `
apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: ${tag}-side }
spec:
  health: { stableFor: 100ms }
  compose:
    services:
      web: { image: "shipshape-test/busybox:1", command: ${WAIT}, stop_grace_period: 2s, volumes: ["data:/data"] }
    volumes: { data: {} }
`;
  return {
    'side.yaml': side,
    'app.yaml': isThere ? app : null,
    'web.conf': `config ${config}\n`,
  };
}
