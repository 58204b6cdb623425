/**
 * The architecture as data: a stage of app/ may import only the stages before it, and only through their index.ts.
 * app/README.md is held against this list.
 */
export const STAGES = [
  'vocabulary',
  'read',
  'names',
  'recognise',
  'tidy',
  'store',
  'query',
  'check',
  'annotate',
  'chart',
  'export',
  'workbench',
  'contract',
]

/** Types of anything may be named; what the rules hold apart is code that runs. */
const RUNS = { dependencyTypesNot: ['type-only'] }

const laterStages = STAGES.slice(0, -2).map((stage, place) => ({
  name: `${stage}-imports-no-later-stage`,
  severity: 'error',
  // The contract is types: any stage after the vocabulary may implement what it describes.
  from: { path: `^app/${stage}/` },
  to: {
    path: `^app/(${STAGES.slice(place + 1)
      .filter((later) => later !== 'contract' || place === 0)
      .join('|')})/`,
  },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...laterStages,
    {
      name: 'contract-is-types-only-to-the-stages',
      severity: 'error',
      from: { path: '^app/(?!contract/)' },
      to: { path: '^app/contract/', ...RUNS },
    },
    {
      name: 'contract-imports-types-only',
      severity: 'error',
      from: { path: '^app/contract/' },
      to: { path: '^app/(?!contract/|vocabulary/)', ...RUNS },
    },
    {
      name: 'stages-meet-through-their-index',
      severity: 'error',
      from: { path: '^app/([^/]+)/' },
      to: { path: '^app/[^/]+/', pathNot: ['^app/$1/', '^app/[^/]+/index\\.ts$'] },
    },
    {
      name: 'outside-meets-a-stage-through-its-index',
      severity: 'error',
      from: { path: '^(main|renderer)/' },
      to: { path: '^app/', pathNot: '^app/[^/]+/index\\.ts$' },
    },
    {
      name: 'app-is-pure',
      severity: 'error',
      from: { path: '^app/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'app-knows-no-host',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(main|renderer|test)/|node_modules/(electron|react|react-dom)/' },
    },
    {
      name: 'main-sees-contract-and-vocabulary',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/cli/' },
      to: { path: '^app/(?!contract/|vocabulary/)' },
    },
    {
      name: 'command-line-knows-no-window',
      severity: 'error',
      from: { path: '^main/cli/' },
      to: { path: '^(main/(?!cli/)|renderer/)|node_modules/electron/' },
    },
    {
      name: 'main-and-renderer-meet-in-the-contract',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'renderer-reaches-no-host',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^main/|node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'renderer-uses-no-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-workers-run-the-stages',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/workers/' },
      to: { path: '^app/(?!contract/|vocabulary/)', ...RUNS },
    },
    {
      name: 'features-do-not-meet',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'launch-runs-before-anything-is-installed',
      severity: 'error',
      from: { path: '^main/launch/(start|test|foi|install|build|runtime|run|system|check)\\.mjs$' },
      to: { dependencyTypesNot: ['core', 'local'], pathNot: '^main/', dynamic: false },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: RUNS } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\?bytes$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
