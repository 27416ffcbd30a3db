# Papers that are sent.
document-too-large = The file is larger than 10 MB. Please make it smaller or split it, and send it again.
document-unknown = PDF, Word, Excel, PNG and JPEG files are taken; by its content this is none of them.
document-broken = The file is damaged or did not arrive whole. Please try to open it on your own computer and send it again.
document-macros = The file contains macros and cannot be taken. Please save it without macros, or as PDF, and send it again.
