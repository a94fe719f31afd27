/** A program: brings the database of its environment to the current schema. */
import { closeDatabase } from '#db';
import { migrate } from '#db/migrate.ts';

await migrate();
await closeDatabase();
