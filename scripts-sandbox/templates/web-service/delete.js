/** Takes somebody away. */
async function remove(id, context, callback) {
  const response = await fetch(`${configuration.API_URL}/users/${encodeURIComponent(id)}`, {
    method: 'DELETE',
    headers: {
      authorization: `Bearer ${configuration.API_TOKEN}`,
      'content-type': 'application/json',
    },
  });
  if (response.ok || response.status === 404) return callback(null);
  return callback(new Error(`the service answered with ${response.status}`));
}
