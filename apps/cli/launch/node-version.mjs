// Read by whatever Node is there, so it is written for an old one.
var LEAST = [20, 19];

export function refuseOldNode() {
  var have = process.versions.node.split('.').map(Number);
  if (have[0] > LEAST[0] || (have[0] === LEAST[0] && have[1] >= LEAST[1])) return;
  console.error(
    'Concordat needs Node ' +
      LEAST.join('.') +
      ' or later, and this is Node ' +
      process.versions.node +
      '. Install a newer one from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}
