/** Whether the database answers, and how to let go of it. */
export { closeDatabase, pingDatabase } from '#db';
