import { defineConfig } from 'vitest/config';

/** Every test runs on every engine that is at hand; each test file gets a database of its own. */
function project(engine: 'sqlite' | 'postgresql') {
  return {
    extends: true as const,
    test: {
      name: engine,
      globalSetup: [`./tests/database/template-${engine}.ts`],
      setupFiles: [`./tests/database/fresh-${engine}.ts`],
    },
  };
}

export default defineConfig({
  test: {
    include: ['{app,db,cli,tests,scripts-sandbox}/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'forks',
    env: {
      LATCHKEY_SECRET: 'a secret of the tests, long enough',
      LATCHKEY_LOG_LEVEL: 'silent',
    },
    projects: [
      project('sqlite'),
      ...(process.env.TEST_DATABASE_URL ? [project('postgresql')] : []),
    ],
  },
});
