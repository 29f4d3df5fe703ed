/** Text to the clipboard; also on a page without TLS, where browsers keep the newer way to themselves. */
export const copyText = async (text: string): Promise<void> => {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text)
    return
  }
  const place = document.createElement('textarea')
  place.value = text
  place.style.position = 'fixed'
  place.style.opacity = '0'
  const before = document.activeElement
  // Inside an open dialog the focus cannot leave it.
  ;(document.querySelector('[role="dialog"]') ?? document.body).append(place)
  place.select()
  const isCopied = document.execCommand('copy')
  place.remove()
  if (before instanceof HTMLElement) before.focus()
  if (!isCopied) throw new Error('the browser does not copy')
}
