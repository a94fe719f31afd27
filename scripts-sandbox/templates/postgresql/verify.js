/** Notes that an address is its owner's. */
async function verify(email, context, callback) {
  const { Client } = require('pg');
  const client = new Client({ connectionString: configuration.DATABASE_URL });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      'update users set email_verified = true where lower(email) = lower($1)',
      [email],
    );
    return callback(null, rowCount > 0);
  } finally {
    await client.end();
  }
}
