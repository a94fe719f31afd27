/** Takes somebody out of the collection. */
async function remove(id, context, callback) {
  const { MongoClient, ObjectId } = require('mongodb');
  const client = await MongoClient.connect(configuration.MONGODB_URL);
  try {
    await client
      .db()
      .collection('users')
      .deleteOne({ _id: new ObjectId(id) });
    return callback(null);
  } finally {
    await client.close();
  }
}
