/**
 * The first import of every command: it must speak before a module that an older Node cannot run.
 * Keep to syntax that Node 14 reads.
 */
const wanted = [20, 20]
const have = process.versions.node.split('.').map(Number)
if (have[0] < wanted[0] || (have[0] === wanted[0] && have[1] < wanted[1])) {
  process.stderr.write(
    `Doorstep needs Node ${wanted.join('.')} or newer; this is Node ${process.versions.node}.\n`,
  )
  process.exit(1)
}
