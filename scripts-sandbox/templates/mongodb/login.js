/**
 * Signs somebody in who is in the collection `users` of MongoDB, with a unique index on `email`:
 *
 *   { _id, email: 'ada@example.com', email_verified: true, nickname: 'ada', password: '$2b$…' }
 *
 * `configuration.MONGODB_URL` is mongodb://user:password@host:27017/database; passwords are bcrypt,
 * addresses are in lower case.
 */
async function login(email, password, context, callback) {
  const bcrypt = require('bcrypt');
  // Nobody's: an address that is unknown takes as long as one that is known.
  const nobodys = '$2b$10$DA7.sQpcPk.9vr8jpFxlTe6GM9Deo6fxaKHZaxw86sEdEEhMqpK5G';
  const { MongoClient } = require('mongodb');
  const client = await MongoClient.connect(configuration.MONGODB_URL);
  try {
    const user = await client.db().collection('users').findOne({ email: email.toLowerCase() });
    const isRight = await bcrypt.compare(password, user?.password || nobodys);
    if (!user) return callback(new WrongUsernameOrPasswordError(null));
    if (!isRight || !user.password)
      return callback(new WrongUsernameOrPasswordError(String(user._id)));
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
