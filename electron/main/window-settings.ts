import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWholeFile } from './whole-file'

export type Theme = 'light' | 'dark' | 'system'

/** How the window last looked. It is read before anything is unlocked, so it holds nothing else. */
export interface WindowSettings {
  readonly theme: Theme
  readonly width: number
  readonly height: number
  readonly maximized: boolean
}

const usual: WindowSettings = { theme: 'system', width: 1280, height: 820, maximized: false }
const settingsPath = (userData: string) => join(userData, 'window.json')

/** Synchronous: the window is made next, and its colour and size must be right from the first frame. */
export function readWindowSettings(userData: string): WindowSettings {
  try {
    return checkWindowSettings(JSON.parse(readFileSync(settingsPath(userData), 'utf8')))
  } catch {
    return usual
  }
}

/** A damaged value becomes the usual one. */
export function checkWindowSettings(value: unknown): WindowSettings {
  const found =
    typeof value === 'object' && value !== null ? (value as Partial<WindowSettings>) : {}
  const themes: readonly unknown[] = ['light', 'dark', 'system']
  const size = (given: unknown, least: number, otherwise: number) =>
    Number.isInteger(given) && (given as number) >= least && (given as number) <= 20_000
      ? (given as number)
      : otherwise
  return {
    theme: themes.includes(found.theme) ? (found.theme as Theme) : usual.theme,
    width: size(found.width, minWidth, usual.width),
    height: size(found.height, minHeight, usual.height),
    maximized: found.maximized === true,
  }
}

export const minWidth = 720
export const minHeight = 540

/** A full or read-only disk must not keep the window from closing: then the look is not kept. */
export async function keepWindowSettings(
  userData: string,
  settings: WindowSettings,
): Promise<void> {
  const text = JSON.stringify(settings)
  await writeWholeFile(settingsPath(userData), new TextEncoder().encode(text)).catch(() => {})
}
