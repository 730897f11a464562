// Read by whatever Node the host has: nothing here may be newer than that.
if (!('Temporal' in globalThis)) {
  process.stderr.write(
    `Liaison needs Node 26 or newer; this is Node ${process.versions.node}. Without another one on the machine, \`npm ci\` installs it, and \`npm start\` uses it by itself; where development dependencies are left out, as in a container, bring it along.\n`,
  )
  process.exit(1)
}
