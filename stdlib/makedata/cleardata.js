/* Removes the set of dataset.js, whatever of it is there. Runs after dataset.js. */
global.arangolabData.run('clear', ARGUMENTS);
