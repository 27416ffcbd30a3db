# Signs for the booths.
print-signs = Booth signs
print-signs-about = One sign for each booth: its number, who stands there, the village, and a code that tells visitors where they are.
print-signs-size = Paper
print-signs-a4 = A4
print-signs-a5 = A5
print-signs-hall = Hall
print-signs-all-halls = All halls
print-signs-count = { $count ->
    [one] { $count } sign
   *[other] { $count } signs
}
print-signs-none = There are no booths yet
print-signs-none-advice = Signs can be printed once booths are on the plan, or given to exhibitors.
print-signs-here = You are here
print-signs-how = Scan the code to see who stands here and the way to other booths.
