/** The server writes a nonce into every page it hands out; what is set at run time in `style` elements needs it. Vite's own server leaves the placeholder. */
const said = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
export const styleNonce: string | undefined = said === undefined || said === '' || said.startsWith('__') ? undefined : said
