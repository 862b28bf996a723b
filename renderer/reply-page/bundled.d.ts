/** A program as one text, made by electron/commands/lib/bundled-script.mjs. */
declare module '*?bundled' {
  const script: string
  export default script
}
