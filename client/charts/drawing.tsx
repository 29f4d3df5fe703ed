/** A drawing of ECharts in its place: as wide as there is room, and in the colours of the page, which follow every look and paper by themselves. */
import './drawing.css'
import type { EChartsCoreOption } from 'echarts/core'
import { init } from 'echarts/core'
import { useEffect, useRef } from 'react'

/** A colour of `styles/colours.css` by its name. It goes into the drawing as it is: the browser finds its value wherever the drawing is seen. */
export const colour = (name: string): string => `var(${name})`

interface DrawingProps {
  readonly label: string
  /** Same as long as nothing else is to be drawn. */
  readonly option: EChartsCoreOption
  readonly className?: string
}

export const Drawing = ({ label, option, className = '' }: DrawingProps) => {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    const drawing = init(element, null, { renderer: 'svg' })
    drawing.setOption(option)
    const size = new ResizeObserver(() => drawing.resize())
    size.observe(element)
    return () => {
      size.disconnect()
      drawing.dispose()
    }
  }, [option])
  return (
    <figure aria-label={label}>
      <div ref={place} className={`path-chart ${className}`.trim()} aria-hidden="true" />
    </figure>
  )
}
