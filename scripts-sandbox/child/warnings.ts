/**
 * What Node and drivers warn of is about a script, and often quotes it (`url.parse` tells the whole
 * URL, with its password): none of that is for the log of the server.
 */
process.removeAllListeners('warning');
