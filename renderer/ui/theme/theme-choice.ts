import { localStorageColorSchemeManager, useMantineColorScheme } from '@mantine/core'

export type ThemeChoice = 'light' | 'dark' | 'system'

/** Nothing about a person: may lie in the clear. public/first-paint.js reads the same key. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'doorstep-theme' })

/** The chosen look and how to change it; main is told, so that menus and the next window follow. */
export const useThemeChoice = (): readonly [ThemeChoice, (choice: ThemeChoice) => void] => {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const choose = (choice: ThemeChoice) => {
    setColorScheme(choice === 'system' ? 'auto' : choice)
    void window.doorstep?.call('app.setTheme', { theme: choice })
  }
  return [colorScheme === 'auto' ? 'system' : colorScheme, choose]
}
