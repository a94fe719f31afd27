/** Takes somebody out of the table. */
async function remove(id, context, callback) {
  // What is no number is nobody's id; a number finds its row by the primary key.
  if (!/^[1-9]\d{0,17}$/.test(id)) return callback(null);
  const connection = await require('mysql2/promise').createConnection({
    host: configuration.DB_HOST,
    port: Number(configuration.DB_PORT || 3306),
    user: configuration.DB_USER,
    password: configuration.DB_PASSWORD,
    database: configuration.DB_NAME,
  });
  try {
    await connection.execute('delete from users where id = cast(? as unsigned)', [id]);
    return callback(null);
  } finally {
    await connection.end();
  }
}
