/** Finds somebody by their address, or, for passkeys, by their id. */
async function getUser(identifier, context, callback) {
  const isById = context.identifierType === 'user_id';
  // What is no number is nobody's id; a number finds its row by the primary key.
  if (isById && !/^[1-9]\d{0,17}$/.test(identifier)) return callback(null);
  const connection = await require('mysql2/promise').createConnection({
    host: configuration.DB_HOST,
    port: Number(configuration.DB_PORT || 3306),
    user: configuration.DB_USER,
    password: configuration.DB_PASSWORD,
    database: configuration.DB_NAME,
  });
  try {
    const [[user]] = await connection.execute(
      `select id, email, email_verified, nickname from users
       where ${isById ? 'id = cast(? as unsigned)' : 'email = ?'}`,
      [identifier],
    );
    if (!user) return callback(null);
    return callback(null, {
      user_id: String(user.id),
      email: user.email,
      email_verified: user.email_verified === 1,
      nickname: user.nickname,
    });
  } finally {
    await connection.end();
  }
}
