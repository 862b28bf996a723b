import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import '@fontsource-variable/inter/wght.css'
import './layers.css'
import './gate.css'
import './tokens.css'
import './base.css'
import './mantine-fit.css'
import { shareStyleNonce, styleNonce } from './nonce'
import { theme } from './theme'
import { colorSchemeManager } from './theme-choice'

shareStyleNonce()

/** The look, around everything. Variables come from tokens.css, so no style element is made by script. */
export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      getStyleNonce={styleNonce}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
      <section id="overlays" aria-label="Lists and calendars" />
    </MantineProvider>
  )
}
