/** Finds somebody by their address, or, for passkeys, by their id. */
async function getUser(identifier, context, callback) {
  const { MongoClient, ObjectId } = require('mongodb');
  const isById = context.identifierType === 'user_id';
  if (isById && !ObjectId.isValid(identifier)) return callback(null);
  const client = await MongoClient.connect(configuration.MONGODB_URL);
  try {
    const user = await client
      .db()
      .collection('users')
      .findOne(isById ? { _id: new ObjectId(identifier) } : { email: identifier.toLowerCase() });
    if (!user) return callback(null);
    return callback(null, {
      user_id: String(user._id),
      email: user.email,
      email_verified: user.email_verified,
      nickname: user.nickname,
    });
  } finally {
    await client.close();
  }
}
