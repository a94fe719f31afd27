import { defineConfig } from 'drizzle-kit';

import { engine } from './db/engine.ts';

export default defineConfig({
  schema: './db/schema/index.ts',
  out: `./db/migrations/${engine}`,
  dialect: engine,
  casing: 'snake_case',
});
