/** Makes somebody. Whoever signs up with a passkey has no password; their id is what it is bound to. */
async function create(user, context, callback) {
  const bcrypt = require('bcrypt');
  const { Client } = require('pg');
  const client = new Client({ connectionString: configuration.DATABASE_URL });
  await client.connect();
  try {
    const password = user.password ? await bcrypt.hash(user.password, 10) : null;
    const {
      rows: [made],
    } = await client.query(
      `insert into users (email, password) values ($1, $2)
       on conflict do nothing returning id, email, email_verified`,
      [user.email, password],
    );
    if (!made) return callback(new ValidationError('user_exists', 'The address is taken.'));
    return callback(null, { ...made, user_id: String(made.id) });
  } finally {
    await client.end();
  }
}
