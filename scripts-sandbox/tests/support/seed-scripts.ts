/**
 * Two scripts as Auth0 publishes them in "Configure Passkeys for Database Connections", character by
 * character; `getUser` without the lines that its diff takes out.
 */

export const getUserOfTheSeed = `function getUser(identifierValue, context, callback) { 
    const axios = require('axios');

    // Retrieve the user identifier from context
    const identifierType = context.identifierType || 'email'; 

    // Replace with your external user retrieval endpoint 
    const url = configuration.baseAPIUrl
                + \`/get_user/\${identifierValue}?type=\${identifierType}\`; 

    axios.get(url)
        .then(response => {
            // Return the user object if found
            const user = response.data; 
            return callback(null, {
                user_id: user.user_id,
                email: user.email
                // Optionally include other user attributes 
            });
        })
        .catch(error => {
            // Handle error response 
            return callback(null);
        });
}`;

export const createOfTheSeed = `function create(user, callback) {
    const axios = require('axios');

    // Replace with your external user creation endpoint
    const url = 'https://example.com/api/create'; 

    const payload = {
        email: user.email
        // Add other user properties as needed
    };

    axios.post(url, payload)
        .then(response => {
            // Return the user object if found 
            const createdUser = response.data; 

            return callback(null, {
                user_id: createdUser.user_id,
                email:createdUser.email
                // Optionally include other user attributes
            });
        })
        .catch(error => {
            // Handle error response 
            return callback(error);
        }); 
}`;
