/** Notes that an address is its owner's. */
async function verify(email, context, callback) {
  const response = await fetch(`${configuration.API_URL}/users/verify`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${configuration.API_TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ email }),
  });
  return callback(null, response.ok);
}
