/** Gives somebody a new password. */
async function changePassword(email, newPassword, context, callback) {
  const { Client } = require('pg');
  const client = new Client({ connectionString: configuration.DATABASE_URL });
  await client.connect();
  try {
    const hashed = await require('bcrypt').hash(newPassword, 10);
    const { rowCount } = await client.query(
      'update users set password = $1 where lower(email) = lower($2)',
      [hashed, email],
    );
    return callback(null, rowCount > 0);
  } finally {
    await client.end();
  }
}
