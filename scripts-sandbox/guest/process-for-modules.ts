/** What bundled modules see as `process`; scripts see none. */
export const process = {
  env: { NODE_ENV: 'production' },
  argv: [],
  version: 'v24.0.0',
  versions: { node: '24.0.0' },
  platform: 'linux',
  browser: true,
  noDeprecation: true,
  cwd: () => '/',
  emitWarning: () => undefined,
  nextTick: (task: (...parameters: unknown[]) => void, ...parameters: unknown[]) => {
    void Promise.resolve().then(() => {
      task(...parameters);
    });
  },
};
