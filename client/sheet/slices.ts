/** Work that may be long, done in slices, so that the page stays quick. */

const sliceMilliseconds = 8
const stepsBetweenLooks = 64

/** Goes through `steps` and then says so, unless it is stopped before. @returns how to stop. */
export const inSlices = (steps: Iterator<unknown>, done: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const slice = (): void => {
    const until = performance.now() + sliceMilliseconds
    for (let step = 1; ; step += 1) {
      if (steps.next().done) {
        done()
        return
      }
      if (step % stepsBetweenLooks === 0 && performance.now() > until) break
    }
    timer = setTimeout(slice, 0)
  }
  timer = setTimeout(slice, 0)
  return () => clearTimeout(timer)
}
