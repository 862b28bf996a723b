/** Adds this feature's records to Ctrl/Cmd+K; shows nothing. */
export function VisitCommands() {
  return null
}
