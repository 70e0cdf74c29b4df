/* Makes the set of dataset.js; fails when a part of it is there already. Runs after dataset.js. */
global.arangolabData.run('make', ARGUMENTS);
