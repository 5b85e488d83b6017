# What is wrong with a field; months and weekdays.

form-required = Fill in this field.
form-text-long = Shorten this text: { $max } characters at most.
form-text-forbidden = This text contains an invisible character that cannot be kept. Type it again without pasting.
form-integer-bounds = Give a whole number from { $min } to { $max }.
form-decimal = Give a number with two decimals at most, such as 12.50.
form-decimal-bounds = Give a number from −{ $max } to { $max }.
form-day = Give a date that exists, such as 14/03/2026.
form-instant = Give a date and a time, such as 14/03/2026 at 08:00.
form-instant-twice = This time exists twice on that day (clocks go back). Choose another one.
form-instant-never = This time does not exist on that day (clocks go forward). Choose another one.
form-choice = Choose a value of the list.

format-day-at-time = { $day } at { $time }
format-month-1 = January
format-month-2 = February
format-month-3 = March
format-month-4 = April
format-month-5 = May
format-month-6 = June
format-month-7 = July
format-month-8 = August
format-month-9 = September
format-month-10 = October
format-month-11 = November
format-month-12 = December
format-weekday-1 = Monday
format-weekday-2 = Tuesday
format-weekday-3 = Wednesday
format-weekday-4 = Thursday
format-weekday-5 = Friday
format-weekday-6 = Saturday
format-weekday-7 = Sunday
