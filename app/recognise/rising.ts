/** 2016, 2017, 2018 or 6, 7, 8, …: whole numbers that rise by one (any that rise, for ages beside other headings). */
export function risesAsHeader(numbers: readonly number[], supported: boolean): boolean {
  const years = numbers.every((number) => Number.isInteger(number) && number >= 1990 && number <= 2040)
  if (years) return numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0))
  if (numbers.length > 1 && numbers.every(isGluedYear))
    return numbers.every((n, i) => i === 0 || n > (numbers[i - 1] ?? 0))
  const ages = numbers.every((number) => Number.isInteger(number) && number >= 0 && number <= 99)
  return (
    ages &&
    numbers.length >= (supported ? 3 : 5) &&
    numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1)
  )
}

/** 2017, 2017, 2018, 2018: years in their order, each as often as it has headings below it. */
export function areYears(numbers: readonly number[]): boolean {
  return numbers.every(
    (number, i) => Number.isInteger(number) && number >= 1990 && number <= 2040 && number >= (numbers[i - 1] ?? 0),
  )
}

/** 1718 for 2017/18. */
export function isGluedYear(number: number): boolean {
  return number >= 1011 && number <= 3940 && number % 100 === Math.floor(number / 100) + 1
}
