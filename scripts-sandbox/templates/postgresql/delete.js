/** Takes somebody out of the table. */
async function remove(id, context, callback) {
  // What is no number is nobody's id; a number finds its row by the primary key.
  if (!/^[1-9]\d{0,17}$/.test(id)) return callback(null);
  const { Client } = require('pg');
  const client = new Client({ connectionString: configuration.DATABASE_URL });
  await client.connect();
  try {
    await client.query('delete from users where id = $1', [id]);
    return callback(null);
  } finally {
    await client.end();
  }
}
