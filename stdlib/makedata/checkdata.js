/* Checks that the set of dataset.js is there, each document as it was made. Runs after dataset.js in the same arangosh. */
global.arangolabData.run('check', ARGUMENTS);
