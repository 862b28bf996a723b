import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** A browser that is not ours, as a provider has one: Debian's Chromium, or the Chrome of the machine. */
export async function openBrowser() {
  const own = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const executablePath = process.env.DOORSTEP_CHROMIUM ?? own.find((path) => existsSync(path))
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return chromium.launch(
    executablePath ? { executablePath, args: root } : { channel: 'chrome', args: root },
  )
}
