import script from './main.ts?bundled'
import style from './page.css?raw'

/** The program and the look of every encrypted page, as they stand in the file. */
export const pageShell = { script, style } as const
