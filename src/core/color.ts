/** The text colour that reads better on a workspace's colour, by WCAG's relative luminance. */
export function readableOn(color: string): '#ffffff' | '#1b2230' {
  const light = luminance(color)
  return contrast(1, light) >= contrast(light, inkLuminance) ? '#ffffff' : '#1b2230'
}

/** How well the better of the two reads. WCAG asks for 4.5 in running text. */
export function bestContrastOn(color: string): number {
  const light = luminance(color)
  return Math.max(contrast(1, light), contrast(light, inkLuminance))
}

/** How well the colour stands out from white paper. WCAG asks for 3 of what one has to see in order to use it. */
export function contrastOnPaper(color: string): number {
  return contrast(1, luminance(color))
}

export const leastContrast = 4.5

export function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

const contrast = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
const inkLuminance = luminance('#1b2230')
