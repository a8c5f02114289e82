/** Two soft tones. Nothing is fetched, and nothing is made before the person has touched the page: browsers forbid it, and so do we. */
let audio: AudioContext | null = null

export function chime(): void {
  if (!('AudioContext' in globalThis) || !(navigator.userActivation?.hasBeenActive ?? true)) return
  try {
    audio ??= new AudioContext()
    void audio.resume()
    tone(audio, 660, 0)
    tone(audio, 880, 0.12)
  } catch {
    // Without sound the badge and the title still tell.
  }
}

function tone(context: AudioContext, frequency: number, after: number): void {
  const at = context.currentTime + after
  const source = context.createOscillator()
  const volume = context.createGain()
  source.frequency.value = frequency
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(0.06, at + 0.02)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.28)
  source.connect(volume).connect(context.destination)
  source.start(at)
  source.stop(at + 0.3)
}
