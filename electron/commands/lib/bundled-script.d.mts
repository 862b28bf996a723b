import type { Plugin } from 'vite'

export function bundledScript(alias: Readonly<Record<string, string>>): Plugin
export function bundle(
  entry: string,
  alias: Readonly<Record<string, string>>,
): Promise<{ code: string; files: string[] }>
