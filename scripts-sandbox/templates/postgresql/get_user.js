/** Finds somebody by their address, or, for passkeys, by their id. */
async function getUser(identifier, context, callback) {
  const isById = context.identifierType === 'user_id';
  // What is no number is nobody's id; a number finds its row by the primary key.
  if (isById && !/^[1-9]\d{0,17}$/.test(identifier)) return callback(null);
  const { Client } = require('pg');
  const client = new Client({ connectionString: configuration.DATABASE_URL });
  await client.connect();
  try {
    const {
      rows: [user],
    } = await client.query(
      `select id, email, email_verified, nickname from users
       where ${isById ? 'id = $1' : 'lower(email) = lower($1)'}`,
      [identifier],
    );
    if (!user) return callback(null);
    return callback(null, {
      user_id: String(user.id),
      email: user.email,
      email_verified: user.email_verified,
      nickname: user.nickname,
    });
  } finally {
    await client.end();
  }
}
