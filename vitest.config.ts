import { defineConfig } from 'vitest/config';

/** Every test runs on every engine that is at hand; each test file gets a database of its own. */
function project(engine: 'sqlite' | 'postgresql') {
  return {
    extends: true as const,
    test: {
      name: engine,
      include: ['{app,db,cli,tests}/**/*.test.{ts,tsx}'],
      globalSetup: [`./tests/database/template-${engine}.ts`],
      setupFiles: ['./db/drizzle-imports.ts', `./tests/database/fresh-${engine}.ts`],
      // Some start processes, on a machine with every processor taken.
      testTimeout: 30_000,
    },
  };
}

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    env: {
      LATCHKEY_SECRET: 'a secret of the tests, long enough',
      LATCHKEY_LOG_LEVEL: 'silent',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'sandbox',
          include: ['scripts-sandbox/**/*.test.ts'],
          // A script may take its 20 s, and a machine with every processor taken its time.
          testTimeout: 60_000,
        },
      },
      project('sqlite'),
      ...(process.env.TEST_DATABASE_URL ? [project('postgresql')] : []),
    ],
  },
});
