/* Removes the set of dataset.js, whatever of it is there. Runs after dataset.js in the same arangosh. */
global.arangolabData.run('clear', ARGUMENTS);
