import { build } from 'vite'

const suffix = '?bundled'

/**
 * `import script from '…/main.ts?bundled'` is the whole of that program as one text: for a page that must
 * stand alone in a file. It is real TypeScript with its own imports, bundled by the same Vite.
 */
export function bundledScript(alias) {
  return {
    name: 'doorstep-bundled-script',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(suffix)) return null
      const found = await this.resolve(source.slice(0, -suffix.length), importer)
      return found ? `${found.id}${suffix}` : null
    },
    async load(id) {
      if (!id.endsWith(suffix)) return null
      const { code, files } = await bundle(id.slice(0, -suffix.length), alias)
      for (const file of files) this.addWatchFile(file)
      return `export default ${JSON.stringify(code)}`
    },
  }
}

/** One classic script without imports, for the browsers of the last years. */
export async function bundle(entry, alias) {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias },
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      modulePreload: { polyfill: false },
      lib: { entry, formats: ['iife'], name: 'page' },
    },
  })
  const [result] = Array.isArray(output) ? output : [output]
  const chunks = result.output.filter((one) => one.type === 'chunk')
  if (chunks.length !== 1) throw new Error(`${entry} did not become one script`)
  // Inside a script element these would end it, or begin what hides its end.
  const code = chunks[0].code
    .trim()
    .replaceAll('</script', '<\\/script')
    .replaceAll('<!--', '<\\!--')
  return { code, files: Object.keys(chunks[0].modules).filter((file) => !file.startsWith('\0')) }
}
