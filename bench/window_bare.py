"""A bare window: prints the clock after its first paint, and resident MiB. python window_bare.py WIDTH HEIGHT"""

import sys
import time

from painted import AfterFirstPaint, report, resident
from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(int(sys.argv[1]), int(sys.argv[2]))
window.show()
watch = AfterFirstPaint(window, lambda: report(time.perf_counter(), resident()))
application.exec()
