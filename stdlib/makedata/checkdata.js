/* Checks that the set of dataset.js is there, each document as it was made. Runs after dataset.js. */
global.arangolabData.run('check', ARGUMENTS);
