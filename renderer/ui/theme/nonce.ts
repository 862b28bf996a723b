import { setNonce } from 'get-nonce'

/** The nonce the main process wrote into this page: the only `<style>` elements it lets in carry it. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''

/** Scroll locks (react-remove-scroll) make their own style element and look here for the nonce. */
export const shareStyleNonce = (): void => setNonce(styleNonce())
