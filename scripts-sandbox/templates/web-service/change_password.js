/** Gives somebody a new password. */
async function changePassword(email, newPassword, context, callback) {
  const response = await fetch(`${configuration.API_URL}/users/password`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${configuration.API_TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ email, password: newPassword }),
  });
  return callback(null, response.ok);
}
